/**
 * A channel program that reads properties of mounted datasets, depth first, parents before their children. It changes
 * nothing.
 *
 * Its argument: `stack` and `depths`, names to visit, the next one last, and how many levels below each to go;
 * `properties`; `mounted`, the names that it may read; `limit`, how many to visit. It returns text: `rows`, and `stack`,
 * the names that are left with their levels.
 *
 * A row is `r`, name, type, then value and source of each property; or `u`, name and levels of a dataset that is not in
 * `mounted`: the caller reads that one and what is below it, because here each property of it would open it anew. Fields
 * are separated by \1, rows by \1\2\1, and \3 stands for nothing. A value with one of these bytes in it makes the program
 * fail; the caller then reads everything itself.
 *
 * `zfs.list.children` takes a dataset's head for readable, and a kernel dies where it is not. `useraccounting` reads the
 * same head and fails as it should: it is asked for first. Facts: zfs-program(8), zcp_children_iter in
 * `module/zfs/zcp_iter.c`, get_special_prop in `module/zfs/zcp_get.c`.
 */
export const PROPERTY_PROGRAM = `
local args = ...
local stack, depths, properties, limit = args.stack, args.depths, args.properties, args.limit
local get, find = zfs.get_prop, string.find
local mounted = {}
for i = 1, #args.mounted do mounted[args.mounted[i]] = true end
local out, n, top, visited = {}, 0, #stack, 0
local function add(value)
  n = n + 1
  if value == nil then
    out[n] = '\\3'
  else
    if type(value) == 'string' and find(value, '[\\1-\\3]') then error('a separator is in a value') end
    out[n] = value
  end
end
local function read(name)
  add('r')
  add(name)
  add(get(name, 'type'))
  for i = 1, #properties do
    local value, source = get(name, properties[i])
    add(value)
    add(source)
  end
  n = n + 1
  out[n] = '\\2'
end
local function push_children(name, depth)
  get(name, 'useraccounting')
  local first = top + 1
  for child in zfs.list.children(name) do
    top = top + 1
    stack[top], depths[top] = child, depth - 1
  end
  local i, j = first, top
  while i < j do
    stack[i], stack[j] = stack[j], stack[i]
    i, j = i + 1, j - 1
  end
end
while top > 0 and visited < limit do
  local name, depth = stack[top], depths[top]
  stack[top], depths[top] = nil, nil
  top, visited = top - 1, visited + 1
  if not mounted[name] then
    add('u')
    add(name)
    add(depth)
    n = n + 1
    out[n] = '\\2'
  elseif zfs.exists(name) then
    read(name)
    if depth > 0 then push_children(name, depth) end
  end
end
local left = {}
for i = 1, top do
  left[2 * i - 1] = stack[i]
  left[2 * i] = depths[i]
end
return { rows = table.concat(out, '\\1'), stack = table.concat(left, '\\1') }
`;
