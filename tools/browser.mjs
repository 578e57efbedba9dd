import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { workspace } from './workspace.mjs';

/** @typedef {{ executablePath: string, args: string[], env: Record<string, string | undefined> }} Browser */

/** Not the flags that the package proposes: those switch off what protects one site from another. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const ON_THE_MACHINE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium of the journeys: the one among the packages, so that every machine tests with the same; else one found here. @returns {Promise<Browser>} */
export async function findBrowser() {
  const given = process.env.CHROMIUM_PATH;
  const ways = given ? [{ path: given, env: {} }] : [...(await unpacked()), ...onTheMachine().map((path) => ({ path, env: {} }))];
  const way = ways.find(starts);
  if (!way) throw new Error('No Chromium starts on this machine: install one (apt-get install chromium) or name one with CHROMIUM_PATH=/path/to/chromium.');
  return { executablePath: way.path, args: FLAGS, env: { ...process.env, ...way.env } };
}

/** @param {{ path: string, env: Record<string, string> }} way */
function starts({ path, env }) {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', env: { ...process.env, ...env } });
    return true;
  } catch {
    return false;
  }
}

/** The packed browser, as it is and with the libraries it brings for machines that lack them. */
async function unpacked() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const packed = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'));
  const folder = join(workspace, 'node_modules', '.cache', `chromium-${version}`);
  if (!existsSync(folder)) await unpack(join(packed, 'bin'), folder);
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  const path = join(folder, 'chromium');
  return [{ path, env: fonts }, { path, env: { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } }];
}

/** @param {string} packed @param {string} folder */
async function unpack(packed, folder) {
  const making = `${folder}.${process.pid}`;
  const { TMPDIR } = process.env;
  mkdirSync(making, { recursive: true });
  try {
    // The package unpacks into the shared temporary folder, where anyone could put something else in its place.
    process.env.TMPDIR = making;
    const { inflate } = await import('@sparticuz/chromium');
    for (const name of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) await inflate(join(packed, name));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  writeFileSync(join(making, 'fonts.conf'), `<?xml version="1.0"?><fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>\n`);
  rmSync(folder, { recursive: true, force: true });
  // In one step: an interrupted run leaves the whole browser or none.
  renameSync(making, folder);
}

function onTheMachine() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return ON_THE_MACHINE.flatMap((name) => folders.map((folder) => join(folder, name))).filter((path) => existsSync(path));
}
