import { parseArgs } from 'node:util';
import { startPortal, type Database, type Server } from './machine.ts';
import { onDatabase, table } from './timed.ts';

/**
 * Measures a large national report, one person at a time: a questionnaire of 120 questions, 40 of them answered with 5,000 characters.
 * Opening it, saving one answer, setting it as documents, taking it away as a form and bringing that back, submitting it whole, and opening
 * what was submitted. `node bench/national-report.ts [--repeat 200]`.
 */
const { values: options } = parseArgs({ options: { repeat: { type: 'string', default: '200' } } });
const REPEAT = Number(options.repeat);
const [SECTIONS, QUESTIONS, ANSWERS, CHARACTERS] = [8, 15, 40, 5_000];
const PASSWORD = 'a benchmark of reports';

const text = (words: string) => ({ original: 'fr', versions: { fr: { text: words, state: 'verified' } } });
/** Prose of so many characters that repeats no sentence, as a compressor would like it to. */
const prose = (seed: number) => {
  const words = ['la commission', 'les magistrats', 'une instruction', 'le parquet', 'des enquêteurs', 'la frontière', 'un accord', 'les victimes', 'la saisie', 'le réseau', 'cette année', 'depuis le dernier rapport'];
  let [state, said] = [seed + 1, ''];
  while (said.length < CHARACTERS) {
    state = (state * 48_271) % 2_147_483_647;
    said += `${words[state % words.length]} ${state % 1_000} `;
  }
  return said.slice(0, CHARACTERS).trim();
};
const questionnaire = {
  title: text('Un questionnaire de 120 questions'),
  introduction: null,
  sections: Array.from({ length: SECTIONS }, (_section, at) => ({
    key: `section_${at}`,
    title: text(`Section ${at + 1}`),
    help: text('Une aide que chacun lit avant d’écrire.'),
    questions: Array.from({ length: QUESTIONS }, (_question, index) => ({ kind: 'text', key: `question_${at * QUESTIONS + index}`, label: text(`Quelle est la réponse à la question ${at * QUESTIONS + index} ?`), help: text('Dites ce qui a changé depuis le dernier rapport.'), required: false, evidenceRequired: false, shownWhen: null, purpose: null })),
  })),
};

async function clientOf({ url }: Server, account: string) {
  let cookie = '';
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, { method, headers: { cookie, 'accept-encoding': 'identity', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const told = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${told.slice(0, 300)}`);
    return told;
  };
  await send('POST', '/session', { email: `${account}@suivi.example`, password: PASSWORD });
  const json = async (...call: Parameters<typeof send>) => JSON.parse(await send(...call)) as Record<string, string> & { rowVersion: number };
  const bytes = async (path: string) => Buffer.from(await (await fetch(`${url}/api/v1${path}`, { headers: { cookie, 'accept-encoding': 'identity' } })).arrayBuffer());
  return { send, json, bytes };
}
const once = () => ({ 'idempotency-key': crypto.randomUUID() });
const matching = (version: number) => ({ 'if-match': `"${version}"` });

async function measure(portal: Server, database: Database): Promise<void> {
  const [coordinator, focal] = [await clientOf(portal, 'coordinator'), await clientOf(portal, 'focal.ner')];
  const begun = await coordinator.json('POST', '/questionnaires', { title: questionnaire.title, fromVersionId: null }, once());
  await coordinator.send('PUT', `/questionnaires/versions/${begun['id']}`, questionnaire, matching(1));
  await coordinator.send('POST', `/questionnaires/versions/${begun['id']}/publish`, undefined, { ...matching(2), ...once() });
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const round = await coordinator.json('POST', '/rounds', { title: text('Mesure'), meetingId: null, questionnaireVersionId: begun['id'], opensOn: day(-1), closesOn: day(30), languages: ['fr'], stateCodes: ['NER'], illustrative: true }, once());
  await coordinator.send('POST', `/rounds/${round['id']}/open`, undefined, { ...matching(1), ...once() });
  const { id } = await focal.json('POST', '/national-reports', { roundId: round['id'] }, once());
  const save = (question: number, version: number, seed: number) => focal.send('PUT', `/national-reports/${id}/answers/question_${question}`, { value: { kind: 'text', text: text(prose(seed)) } }, matching(version));
  for (let answer = 0; answer < ANSWERS; answer++) await save(answer * 3, 0, answer);

  const timed = table(portal, database, `${SECTIONS * QUESTIONS} questions, ${ANSWERS} answers of ${CHARACTERS} characters`);
  await timed('open the report', REPEAT, () => focal.send('GET', `/national-reports/${id}`));
  await timed('save one answer', REPEAT, (turn) => save(0, turn + 1, turn));
  const few = Math.min(REPEAT, 20);
  for (const ending of ['report.pdf', 'report.docx', 'form.xlsx']) await timed(`take ${ending}`, few, () => focal.bytes(`/national-reports/${id}/${ending}?language=fr`));
  const content = (await focal.bytes(`/national-reports/${id}/form.xlsx?language=fr`)).toString('base64');
  await timed('bring form.xlsx back', few, () => focal.send('POST', `/national-reports/${id}/returned-forms`, { content }));
  const { rowVersion } = await focal.json('GET', `/national-reports/${id}`);
  const receipt = JSON.parse(await timed('submit it', 1, () => focal.send('POST', `/national-reports/${id}/submit`, undefined, { ...matching(rowVersion), ...once() }))) as { submissionId: string };
  await timed('open what was submitted', REPEAT, () => coordinator.send('GET', `/report-submissions/${receipt.submissionId}`));
}

await onDatabase(undefined, async (database, started) => measure(started(await startPortal(database, { NODE_ENV: 'development', SUIVI_DEMO: 'on', SUIVI_DEMO_PASSWORD: PASSWORD })), database));
