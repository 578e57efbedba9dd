import { parseArgs } from 'node:util';
import pg from 'pg';
import { address, PASSWORD } from './data/people.ts';
import { amounts, generate } from './generate.ts';
import { startPortal, type Server } from './machine.ts';
import { onDatabase, say, table } from './timed.ts';

/**
 * Measures the timeline of 13 States with 100,000 actions and 25,000 commitments, one reader at a time.
 * `node bench/timeline.ts [--scale 0.1] [--repeat 20] [--data folder-to-keep-and-reuse]`.
 */
const { values: options } = parseArgs({ options: { scale: { type: 'string', default: '1' }, repeat: { type: 'string', default: '20' }, data: { type: 'string' } } });
const REPEAT = Number(options.repeat);
const SIZES = amounts(Number(options.scale));
const READERS = { coordinator: 'coordinator', 'a focal point': 'focal.NER', 'a donor': 'donor' };

async function readerOf({ url }: Server, account: string) {
  const signedIn = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: address(account), password: PASSWORD }) });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async (path: string) => {
    const answer = await fetch(`${url}/api/v1${path}`, { headers: { cookie, 'accept-encoding': 'identity' } });
    const told = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${told.slice(0, 300)}`);
    return told;
  };
}

await onDatabase(options.data, async (database, started) => {
  await (await startPortal(database)).stop();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  try {
    if ((await owner.query('SELECT FROM programmes')).rowCount === 0) {
      say('Generating');
      await generate(database.ownerUrl, SIZES, say);
    }
    await owner.query('VACUUM (ANALYZE)');
  } finally {
    await owner.end();
  }
  const portal = started(await startPortal(database));
  const timed = table(portal, database, `${SIZES.actions} actions, ${SIZES.commitments} commitments of 13 States`);
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const spans = { 'a month': [-10, 20], 'a year': [-180, 185], 'five years': [-900, 900] } as const;
  for (const [reader, account] of Object.entries(READERS)) {
    const read = await readerOf(portal, account);
    for (const [span, [from, to]] of Object.entries(spans)) await timed(`timeline, ${reader}, ${span}`, REPEAT, () => read(`/timeline?from=${day(from)}&to=${day(to)}`));
    await timed(`timeline, ${reader}, a year of Niger and Mali`, REPEAT, () => read(`/timeline?from=${day(-180)}&to=${day(185)}&state=NER&state=MLI`));
    await timed(`calendar, ${reader}, what falls into a month`, REPEAT, () => read(`/timeline?from=${day(-10)}&to=${day(20)}&late=within`));
  }
});
