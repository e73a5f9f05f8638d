#!/usr/bin/env node
/**
 * The checklist of a release. It changes nothing unless it is told to publish.
 *
 *     node scripts/release.mjs             checks everything, and says what publishing would do
 *     node scripts/release.mjs --publish   checks everything, tags the commit and publishes the package
 *     node scripts/release.mjs --no-tests  leaves out `npm test`; not with --publish
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const HELP = `Usage: node scripts/release.mjs [options]

Goes through the checklist of a release, in the folder of the repository: a clean
tree on the branch main, one version everywhere, a dated changelog entry, fresh
reports and pages, a sound package, all tests. Changes nothing without --publish.

Options:
  --publish   tag the commit and publish the package, when nothing is wrong
  --no-tests  leave out "npm test"; not with --publish
  -h, --help  display this help

Exit status: 0 ready (or published), 1 not ready, 2 wrong usage.`;

/** @typedef {() => string | undefined} Check - what is wrong, or undefined */

const options = parsed();
const packageJson = JSON.parse(readFileSync('package.json', 'utf8'));
const { version } = packageJson;
const tag = `v${version}`;

/** @type {readonly (readonly [what: string, check: Check])[]} */
const CHECKLIST = [
  ['the tree is clean', treeIsClean],
  ['the branch is main', branchIsMain],
  [`there is no tag ${tag} yet`, tagIsNew],
  ['package-lock.json has the version', lockHasVersion],
  [`CHANGELOG.md has a dated entry for ${version}`, changelogHasEntry],
  ['package.json says where the repository is', repositoryIsKnown],
  ['it builds', passes('npm', 'run', '--silent', 'build', '--', '--silent')],
  ['etc/api is fresh', passes('npm', 'run', '--silent', 'api:check')],
  ['generated pages are fresh', generatedIsFresh],
  ['the packed package is sound', passes('npx', '--no-install', 'vitest', 'run', '--project', 'package')],
  ...(options['no-tests'] ? [] : [/** @type {const} */ (['npm test passes', passes('npm', 'test')])]),
];

/** What is found out without building anything comes first; nothing is built where that is wrong. */
const QUICK = 6;
const failed = [...failures(CHECKLIST.slice(0, QUICK))];
if (failed.length === 0) failed.push(...failures(CHECKLIST.slice(QUICK)));
if (failed.length > 0) {
  console.log(`\nNot ready: ${failed.length} of the checklist.`);
  process.exit(1);
}
if (options.publish) {
  // A version that was published stays so; a tag of one that was not would stand in the way of the next try.
  run('npm', 'publish', '--access', 'public');
  run('git', 'tag', '--annotate', tag, '--message', `zfskit ${version}`);
  run('git', 'push', 'origin', tag);
  console.log(`\nPublished ${version}.`);
} else {
  console.log(`\nReady. With --publish: npm publish, git tag ${tag}, git push origin ${tag}.`);
}

function parsed() {
  try {
    const { values } = parseArgs({
      options: {
        publish: { type: 'boolean' },
        'no-tests': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.publish && values['no-tests']) throw new Error('--publish does not go without the tests');
    if (values.help) {
      console.log(HELP);
      process.exit(0);
    }
    return values;
  } catch (error) {
    console.error(`release: ${/** @type {Error} */ (error).message} (see --help)`);
    process.exit(2);
  }
}

/** @param {readonly (readonly [what: string, check: Check])[]} checks */
function* failures(checks) {
  for (const [what, check] of checks) {
    const wrong = check();
    console.log(
      `${wrong === undefined ? 'ok    ' : 'FAILED'} ${what}${wrong === undefined ? '' : `: ${wrong}`}`,
    );
    if (wrong !== undefined) yield what;
  }
}

/** @param {readonly string[]} args */
function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, ...args) {
  execFileSync(program, args, { stdio: 'inherit' });
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Check}
 */
function passes(program, ...args) {
  return () => {
    const { status, signal } = spawnSync(program, args, { stdio: 'inherit' });
    return status === 0 ? undefined : `${[program, ...args].join(' ')} ended with ${signal ?? status}`;
  };
}

/** @type {Check} */
function treeIsClean() {
  const changed = git('status', '--porcelain');
  return changed === '' ? undefined : `\n${changed}`;
}

/** @type {Check} */
function branchIsMain() {
  const branch = git('branch', '--show-current');
  return branch === 'main' ? undefined : `it is ${branch === '' ? 'none' : branch}`;
}

/** @type {Check} */
function tagIsNew() {
  return git('tag', '--list', tag) === ''
    ? undefined
    : 'a published version is never changed: take the next one';
}

/** @type {Check} */
function lockHasVersion() {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const found = [lock.version, lock.packages[''].version];
  return found.every((one) => one === version) ? undefined : `it has ${found.join(' and ')}: npm install`;
}

/** @type {Check} */
function changelogHasEntry() {
  const heading = readFileSync('CHANGELOG.md', 'utf8')
    .split('\n')
    .find((line) => line.startsWith('## '));
  if (!heading?.startsWith(`## ${version} `)) return `its first entry is "${heading ?? ''}"`;
  return /\(\d{4}-\d{2}-\d{2}\)$/.test(heading)
    ? undefined
    : `"${heading}" has no date: ## ${version} (YYYY-MM-DD)`;
}

/** @type {Check} */
function repositoryIsKnown() {
  return packageJson.repository ? undefined : 'npm shows where a package was built from by "repository"';
}

/** @type {Check} */
function generatedIsFresh() {
  const wrong = passes('npm', 'run', '--silent', 'generate')();
  if (wrong !== undefined) return wrong;
  const changed = git('status', '--porcelain');
  return changed === '' ? undefined : `npm run generate changed\n${changed}`;
}
