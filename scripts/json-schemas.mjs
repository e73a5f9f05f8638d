// Makes JSON Schemas (draft 2020-12) of the types in json-lines.ts, as src/cli/json-text.ts writes their values.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const SOURCE = fileURLToPath(new URL('json-lines.ts', import.meta.url));
const U64 = {
  type: 'string',
  pattern: '^-?[0-9]{1,20}$',
  description: 'A 64-bit integer in decimal digits.',
};
const HEX = { type: 'string', pattern: '^([0-9a-f]{2})*$' };

/** @typedef {Record<string, unknown>} Schema */

/**
 * A schema of each command that has `--json`, by the command's words.
 *
 * @returns {Record<string, Schema>}
 */
export function jsonSchemas() {
  const config = ts.readConfigFile('tsconfig.json', ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, '.');
  const program = ts.createProgram([SOURCE], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(SOURCE);
  const lines = source?.statements.find(
    (node) => ts.isInterfaceDeclaration(node) && node.name.text === 'JsonLines',
  );
  if (!lines) throw new Error(`${SOURCE} has no JsonLines`);
  const properties = checker.getTypeAtLocation(lines).getProperties();
  return Object.fromEntries(
    properties.map((property) => [
      property.name,
      schemaOfLine(checker, property.name, checker.getTypeOfSymbol(property)),
    ]),
  );
}

/**
 * @param {ts.TypeChecker} checker
 * @param {string} command
 * @param {ts.Type} line
 */
function schemaOfLine(checker, command, line) {
  const definitions = new Definitions(checker);
  const schema = definitions.inline(line);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `zfskit ${command} --json`,
    ...schema,
    $defs: Object.fromEntries([...definitions.named].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Schemas of types; those of interfaces are named and refered to. */
class Definitions {
  /** @type {Map<string, Schema>} */
  named = new Map();
  #checker;

  /** @param {ts.TypeChecker} checker */
  constructor(checker) {
    this.#checker = checker;
  }

  /**
   * @param {ts.Type} type
   * @returns {Schema}
   */
  of(type) {
    const name = type.aliasSymbol?.name ?? type.getSymbol()?.name ?? '';
    if (type.flags & ts.TypeFlags.BigIntLike) return this.#named('u64', () => U64);
    if (!isNamed(type, name)) return this.inline(type);
    return this.#named(name, () => this.inline(type));
  }

  /**
   * @param {string} name
   * @param {() => Schema} make
   */
  #named(name, make) {
    if (!this.named.has(name)) {
      this.named.set(name, {});
      this.named.set(name, make());
    }
    return { $ref: `#/$defs/${name}` };
  }

  /**
   * @param {ts.Type} type
   * @returns {Schema}
   */
  inline(type) {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (flags & ts.TypeFlags.BigIntLike) return this.of(type);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.TemplateLiteral)) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (type.isUnion()) return this.#union(type.types);
    return this.#object(type);
  }

  /** @param {readonly ts.Type[]} types */
  #union(types) {
    const present = types.filter((type) => !(type.flags & ts.TypeFlags.Undefined));
    const texts = present.flatMap((type) => (type.isStringLiteral() ? [type.value] : []));
    const isBoolean = (/** @type {ts.Type} */ type) => Boolean(type.flags & ts.TypeFlags.BooleanLiteral);
    const rest = present
      .filter((type) => !type.isStringLiteral() && !isBoolean(type))
      .map((type) => this.of(type));
    const options = [
      ...(texts.length > 0 ? [{ enum: texts.sort() }] : []),
      ...(present.some(isBoolean) ? [{ type: 'boolean' }] : []),
      ...rest,
    ];
    const different = [...new Map(options.map((option) => [JSON.stringify(option), option])).values()];
    return different.length === 1 ? /** @type {Schema} */ (different[0]) : { anyOf: different };
  }

  /**
   * @param {ts.Type} type
   * @returns {Schema}
   */
  #object(type) {
    const name = type.getSymbol()?.name ?? '';
    if (name === 'Nvlist' || type.flags & ts.TypeFlags.NonPrimitive) return { type: 'object' };
    if (name === 'Uint8Array') return HEX;
    if (/^Big(Ui|I)nt64Array$/.test(name)) return { type: 'array', items: this.#named('u64', () => U64) };
    if (/^(Uint|Int|Float)\d+Array$/.test(name)) return { type: 'array', items: { type: 'number' } };
    const [item, value] = this.#checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
    if (/^(Readonly)?Map$/.test(name) && item && value) {
      return { type: 'array', items: { type: 'array', prefixItems: [this.of(item), this.of(value)] } };
    }
    if ((/^(Readonly)?Set$/.test(name) || this.#checker.isArrayLikeType(type)) && item) {
      return { type: 'array', items: this.of(item) };
    }
    return this.#members(type);
  }

  /** @param {ts.Type} type */
  #members(type) {
    const properties = type
      .getProperties()
      .filter(({ name, flags }) => !name.startsWith('__@') && !(flags & ts.SymbolFlags.Method));
    const index = this.#checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const members = properties.map((property) => {
      const member = this.#checker.getTypeOfSymbol(property);
      const doc = ts
        .displayPartsToString(property.getDocumentationComment(this.#checker))
        .replaceAll(/\s+/g, ' ');
      const isOptional = Boolean(property.flags & ts.SymbolFlags.Optional) || mayBeUndefined(member);
      const schema = this.of(member);
      return {
        name: property.name,
        isOptional,
        schema: doc === '' ? schema : { ...schema, description: doc },
      };
    });
    return {
      type: 'object',
      properties: Object.fromEntries(members.map(({ name, schema }) => [name, schema])),
      required: members.filter(({ isOptional }) => !isOptional).map(({ name }) => name),
      ...(index ? { additionalProperties: this.of(index) } : {}),
    };
  }
}

/**
 * @param {ts.Type} type
 * @param {string} name
 */
function isNamed(type, name) {
  if (
    !/^[A-Z]\w+$/.test(name) ||
    /^(Map|Set|ReadonlyMap|ReadonlySet|Array|ReadonlyArray|Nvlist|Record|\w+\d+Array)$/.test(name)
  )
    return false;
  return (
    Boolean(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Union | ts.TypeFlags.Intersection)) &&
    !type.aliasTypeArguments &&
    !(/** @type {ts.TypeReference} */ (type).typeArguments?.length)
  );
}

/** @param {ts.Type} type */
function mayBeUndefined(type) {
  const types = type.isUnion() ? type.types : [type];
  return types.some(
    ({ flags }) => flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Any | ts.TypeFlags.Unknown),
  );
}

/**
 * Name of the file with the schema of a command.
 *
 * @param {string} command
 */
export function schemaFile(command) {
  return `${command.replaceAll(' ', '-')}.schema.json`;
}

/**
 * The page about `--json`, docs/reference/json.md.
 *
 * @param {Record<string, Schema>} schemas
 */
export function jsonPage(schemas) {
  const sections = Object.entries(schemas).map(([command, schema]) => [
    `## zfskit ${command}\n`,
    `In a file: \`docs/reference/json/${schemaFile(command)}\`.\n`,
    `\`\`\`json\n${JSON.stringify(schema, null, 2)}\n\`\`\`\n`,
  ]);
  return [INTRODUCTION, ...sections.flat()].join('\n');
}

const INTRODUCTION = `<!-- Written by "npm run generate" from scripts/json-lines.ts: change the types, not this page. -->

# JSON of the command

With \`--json\` a command prints one JSON object a line, in UTF-8. Integers of 64 bits are strings of decimal digits, because most readers
of JSON round such numbers; bytes are hexadecimal digits. What could move a terminal's cursor is escaped (\`\\u001b\`). A name
that does not apply is left out. Names may be added in any version: ignore those that you do not know.

The schemas are JSON Schema, draft 2020-12, made from the types of the API. They are compared with what the commands print on a pool.

- \`zfskit trace --json\` and \`trace show --json\` have [a page of their own](trace-json.md).
- \`zfskit ioctl call --json\` prints the reply as \`zfskit ioctl show NAME\` describes it.
- \`zfskit nvlist dump --json\` prints what libnvpair's \`nvlist_print_json\` prints, and with \`--lossless\` every pair as
  \`{ "name", "type", "value" }\`.
`;
