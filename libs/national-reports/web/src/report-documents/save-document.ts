import type { Problem } from '@suivi/shared/domain';
import { ApiProblem, saveFile } from '@suivi/shared/web';

/** Fetches a document and keeps it under the name that the portal gives it; refusals are thrown as `ApiProblem`. */
export async function saveDocument(document: Document, path: string, params: Readonly<Record<string, string>>): Promise<void> {
  const answer = await fetch(`/api/v1${path}?${new URLSearchParams(params)}`, { headers: { 'ngsw-bypass': 'true' }, credentials: 'same-origin' }).catch(() => null);
  if (!answer) throw new ApiProblem({ code: 'offline' });
  if (!answer.ok) throw new ApiProblem(((await answer.json().catch(() => null)) as Problem | null) ?? { code: 'unreadable' });
  const [, name = 'suivi'] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? [];
  const content = await answer.blob();
  saveFile(document, name, content.type, content);
}
