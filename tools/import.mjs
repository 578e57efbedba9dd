import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { giveUp, Refusal } from './refusal.mjs';

const USAGE = `Brings a CSV of recommendations into a meeting. Without --confirm it only shows what would happen.

npm run import -- --url https://suivi.example.org --email me@example.org --meeting NIA-2018 --language en --adopted-on 2018-04-18 \\
  [--map Column=field ...] [--theme Word=theme-code ...] [--leave-out-themes] [--confirm] file.csv

fields: text title reference state themes articles acceptance source session adoptedOn externalId
themes: a word that is none of the portal's themes is matched by --theme, or left out by "--theme Word=" or, all that are left, by
--leave-out-themes; nothing is imported before each is decided on. A recommendation keeps the words of the file in any case.
The password is asked for, or taken from SUIVI_PASSWORD.`;

/** @typedef {{ url: string, cookie: string }} Session */

/**
 * One request to the portal; what it refuses becomes a sentence.
 * @param {Session} session @param {string} method @param {string} path @param {unknown} [body] @param {Record<string, string>} [headers]
 */
async function ask(session, method, path, body, headers = {}) {
  const response = await fetch(`${session.url}/api/v1${path}`, {
    method,
    headers: { ...(session.cookie ? { cookie: session.cookie } : {}), ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error) => {
    throw new Refusal(`The portal at ${session.url} does not answer (${error.cause?.code ?? error.message}).`);
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal([`The portal refused: ${answer.title ?? response.status}.`, ...(answer.issues ?? []).map((issue) => `  ${issue.path}: ${issue.code}`)].join('\n'));
  return { answer, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? session.cookie };
}

/** The password, typed without being shown. @param {string} email */
async function askPassword(email) {
  if (process.env.SUIVI_PASSWORD) return process.env.SUIVI_PASSWORD;
  if (!process.stdin.isTTY) throw new Refusal('Give the password in SUIVI_PASSWORD: there is no terminal to ask on.');
  process.stderr.write(`Password of ${email}: `);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true });
  const password = await reader.question('');
  reader.close();
  process.stderr.write('\n');
  return password;
}

/** What stands on both sides of the last "=" of each. @param {string[]} given @param {string} option @param {string} form @returns {[string, string][]} */
function pairsOf(given, option, form) {
  return given.map((pair) => {
    const at = pair.lastIndexOf('=');
    if (at < 1) throw new Refusal(`${option} ${pair}: write ${form}.`);
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
}

/**
 * What becomes of words that are none of the portal's themes, as the options say.
 * @param {Session} session @param {string[]} given @returns {Promise<{ word: string, themeId: string | null }[]>}
 */
async function themesOf(session, given) {
  if (given.length === 0) return [];
  const themes = (await ask(session, 'GET', '/vocabulary')).answer.taxonomies.flatMap((taxonomy) => taxonomy.themes);
  return pairsOf(given, '--theme', 'Word=theme-code').map(([word, code]) => {
    const theme = themes.find((one) => one.code === code);
    if (code && !theme) throw new Refusal(`There is no theme ${code}. There are: ${themes.map((one) => one.code).join(', ')}.`);
    return { word, themeId: theme?.id ?? null };
  });
}

/** As the portal compares words. @param {string} word */
const comparable = (word) => word.normalize('NFKD').replace(/[\p{M}\u0640]/gu, '').replaceAll('ى', 'ي').replaceAll('ة', 'ه').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Says which words are none of the portal's themes; returns those nobody decided on. @param {any} preview @param {{ word: string }[]} decided @param {boolean} leaveOut */
function showThemes({ themeWords }, decided, leaveOut) {
  const known = new Set(decided.map(({ word }) => comparable(word)));
  const isDecided = ({ word }) => known.has(comparable(word));
  if (themeWords.length > 0) console.log(`\nThemes of the file that are none of the portal's:`);
  for (const each of themeWords) console.log(`  ${each.word} (${each.rows} ${each.rows === 1 ? 'row' : 'rows'})${isDecided(each) ? '' : leaveOut ? ': left out' : ': to be decided'}`);
  return themeWords.filter((each) => !isDecided(each)).map(({ word }) => word);
}

/** UTF-8, with or without its mark, or UTF-16 with one. @param {string} file */
async function readText(file) {
  const bytes = await readFile(file).catch((error) => {
    throw new Refusal(`${file} cannot be read (${error.code}).`);
  });
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(`${file} is not UTF-8 text. Save it from the spreadsheet as "CSV UTF-8".`);
  }
}

/** @param {any} preview */
function show(preview) {
  console.log('Columns:');
  for (const column of preview.columns) console.log(`  ${column} -> ${preview.mapping[column] ?? '(left out)'}`);
  console.log(`\nFirst rows:`);
  for (const row of preview.rows.slice(0, 5)) console.log(`  ${row.row}  ${row.outcome}  ${row.stateCodes.join(' ')}  ${row.acceptance}  ${row.title}`);
  if (preview.issues.length > 0) console.log('\nFaults:');
  for (const issue of preview.issues) console.log(`  row ${issue.row}${issue.column ? `, ${issue.column}` : ''}: ${issue.code}${issue.value ? ` (${issue.value})` : ''}`);
  console.log(`\n${preview.rowCount} rows: ${preview.toCreate} to create, ${preview.alreadyThere} already there, ${preview.issues.length} faults.`);
}

async function main() {
  const text = { type: /** @type {const} */ ('string') };
  const { values, positionals } = parseArgs({
    options: { url: text, email: text, meeting: text, language: text, 'adopted-on': text, map: { type: 'string', multiple: true }, theme: { type: 'string', multiple: true }, 'leave-out-themes': { type: 'boolean' }, confirm: { type: 'boolean' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const { url, email, meeting, language, 'adopted-on': adoptedOn } = values;
  const [file] = positionals;
  if (values.help || !url || !email || !meeting || !language || !adoptedOn || !file) throw new Refusal(USAGE);
  const csv = await readText(file);
  /** @type {Session} */
  const session = { url: url.replace(/\/+$/, ''), cookie: '' };
  session.cookie = (await ask(session, 'POST', '/session', { email, password: await askPassword(email) })).cookie;
  try {
    const meetings = (await ask(session, 'GET', '/meetings')).answer.items;
    const found = meetings.find((one) => one.code === meeting);
    if (!found) throw new Refusal(`There is no meeting ${meeting}. There are: ${meetings.map((one) => one.code).join(', ')}.`);
    const request = { csv, mapping: Object.fromEntries(pairsOf(values.map ?? [], '--map', 'Column=field')), themes: await themesOf(session, values.theme ?? []), meetingId: found.id, language, adoptedOn };
    const preview = (await ask(session, 'POST', '/imports/preview', request)).answer;
    show(preview);
    const undecided = showThemes(preview, request.themes, values['leave-out-themes'] === true);
    if (preview.issues.length > 0) throw new Refusal('Nothing was written: mend the faults and try again.');
    if (undecided.length > 0 && !values['leave-out-themes']) throw new Refusal(`Nothing was written: say what becomes of ${undecided.length} theme words, by --theme Word=theme-code or --leave-out-themes.`);
    if (!values.confirm) return console.log('Nothing was written. Add --confirm to import.');
    const { answer } = await ask(session, 'POST', '/imports', { ...request, mapping: preview.mapping, themes: [...request.themes, ...undecided.map((word) => ({ word, themeId: null }))] }, { 'idempotency-key': randomUUID() });
    console.log(`${answer.created} recommendations created, ${answer.alreadyThere} were already there.`);
  } finally {
    await ask(session, 'DELETE', '/session').catch(() => undefined);
  }
}

try {
  await main();
} catch (error) {
  giveUp(error.code?.startsWith('ERR_PARSE_ARGS') ? new Refusal(`${error.message}\n\n${USAGE}`) : error);
}
