import type { APIRequestContext } from '@playwright/test';

interface Listed {
  id: string;
  reference: string;
  commitments: { id: string; stateCode: string }[];
}

async function read<Body>(api: APIRequestContext, path: string): Promise<Body> {
  return (await (await api.get(`/api/v1${path}`)).json()) as Body;
}

const list = async (api: APIRequestContext, query = '') => (await read<{ items: Listed[] }>(api, `/recommendations${query}`)).items;

export async function aRecommendation(api: APIRequestContext): Promise<string> {
  return `/recommendations/${(await list(api, '?q=NIA-2018-R03'))[0]?.id}`;
}

export async function aCommitment(api: APIRequestContext): Promise<string> {
  const [first] = await list(api, '?q=NIA-2018-R05');
  return `/commitments/${first?.commitments[0]?.id}`;
}

/**
 * A commitment of the State on which no update is undecided: the given one of them, so that journeys side by side take different ones;
 * of one audience when that matters.
 */
export async function freeCommitment(api: APIRequestContext, state: string, which: number, of?: string): Promise<{ path: string; reference: string }> {
  const free: { path: string; reference: string }[] = [];
  for (const { reference, commitments } of await list(api, `?state=${state}`)) {
    const own = commitments.find(({ stateCode }) => stateCode === state);
    if (!own) continue;
    const { openUpdate, audience } = await read<{ openUpdate: unknown; audience: string }>(api, `/commitments/${own.id}`);
    if (!openUpdate && audience === (of ?? audience)) free.push({ path: `/commitments/${own.id}`, reference });
    if (free.length > which) break;
  }
  const chosen = free[which];
  if (!chosen) throw new Error(`${state} has no ${which + 1} commitments without an undecided update`);
  return chosen;
}

export async function anUpdate(api: APIRequestContext): Promise<string> {
  const work = await read<{ drafts: { id: string }[]; returned: { id: string }[] }>(api, '/work');
  return `/updates/${(work.returned[0] ?? work.drafts[0])?.id}`;
}

const actions = async (api: APIRequestContext, query: string) => (await read<{ items: { id: string; phase: string; proposerState: string | null }[] }>(api, `/actions${query}`)).items;

/** One that was reported on, shown to donors too. */
export async function anAction(api: APIRequestContext): Promise<string> {
  return `/actions/${(await actions(api, '?state=NER&joint=false&status=implemented'))[0]?.id}`;
}

/** One on which States answered differently. */
export async function aJointAction(api: APIRequestContext): Promise<string> {
  return `/actions/${((await actions(api, '?joint=true&response=change_proposed'))[0] ?? (await actions(api, '?joint=true'))[0])?.id}`;
}

/** One that the State of who asks has proposed for itself. */
export async function anOwnAction(api: APIRequestContext): Promise<string> {
  const session = await read<{ state: { code: string } }>(api, '/session');
  return `/actions/${(await actions(api, `?joint=false&phase=active&state=${session.state.code}`))[0]?.id}`;
}

export async function aMeeting(api: APIRequestContext): Promise<string> {
  return `/meetings/${(await read<{ items: { id: string }[] }>(api, '/meetings')).items[0]?.id}`;
}

/** The authority for mutual legal assistance: of the reader's own State where she has one. */
export async function anAuthority(api: APIRequestContext): Promise<string> {
  const { state } = await read<{ state: { code: string } | null }>(api, '/session');
  return `/competent-authorities/${(await read<{ items: { id: string }[] }>(api, `/competent-authorities?subject=mutual_legal_assistance&state=${state?.code ?? 'NER'}`)).items[0]?.id}`;
}

/** The entry of the library of this kind that has most to show: laws with extracts, the demonstration's case and plan. */
export async function aLibraryEntry(api: APIRequestContext, kind: string): Promise<string> {
  const { items } = await read<{ items: { id: string }[] }>(api, `/library?kind=${kind}&q=magistrats`);
  return `/library/${kind}/${items[0]?.id}`;
}

/** A PDF that any reader opens. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

/** The commitment of this State on the first recommendation that it has one on. */
export async function aCommitmentOf(api: APIRequestContext, state: string): Promise<string> {
  const [first] = await list(api, `?state=${state}`);
  return `/commitments/${first?.commitments.find(({ stateCode }) => stateCode === state)?.id}`;
}

interface ListedRound {
  id: string;
  standing: string;
  states: { stateCode: string; reportId: string | null }[];
}

/** The one that ends last. */
export async function aRound(api: APIRequestContext): Promise<string> {
  return `/rounds/${(await read<{ items: ListedRound[] }>(api, '/rounds')).items[0]?.id}`;
}

/** A national report of the reader's State that is not decided, else any that it has. */
export async function aReport(api: APIRequestContext): Promise<string> {
  const { items } = await read<{ items: { id: string; phase: string }[] }>(api, '/national-reports');
  return `/national-reports/${(items.find(({ phase }) => phase !== 'validated') ?? items[0])?.id}`;
}

export async function aReportSubmission(api: APIRequestContext): Promise<string> {
  return `/national-reports/submissions/${(await read<{ items: { id: string }[] }>(api, '/report-submissions')).items[0]?.id}`;
}

/** What this State last submitted on a commitment and the coordinator has decided on, with the page on which its own people read it. */
export async function aSubmissionOf(api: APIRequestContext, state: string): Promise<{ sent: string; path: string }> {
  for (const { id } of (await read<{ items: { id: string }[] }>(api, `/commitments?state=${state}&verified=true&limit=20`)).items) {
    const { submissions } = await read<{ submissions: { id: string; phase: string }[] }>(api, `/commitments/${id}`);
    const decided = submissions.find(({ phase }) => phase === 'validated');
    if (decided) return { sent: decided.id, path: `/commitments/${id}` };
  }
  throw new Error(`${state} has no commitment with a submission that was validated`);
}

/** The first published version of a questionnaire, as a page. */
export async function aQuestionnaire(api: APIRequestContext): Promise<string> {
  const { items } = await read<{ items: { versions: { id: string; phase: string }[] }[] }>(api, '/questionnaires');
  const version = items.flatMap(({ versions }) => versions).find(({ phase }) => phase === 'published');
  return `/questionnaires/versions/${version?.id}`;
}
