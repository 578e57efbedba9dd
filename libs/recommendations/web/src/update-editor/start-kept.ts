import { nextActs, type Update, type UpdateContent } from '@suivi/recommendations/domain';
import type { Role } from '@suivi/access/domain';
import { ApiProblem } from '@suivi/shared/web';
import type { RecommendationsApi } from '../recommendations-api.ts';
import { joinedTo } from './device-update.ts';
import { forgetDraft, keepDraft, keptDraft, type KeptDraft } from './kept-drafts.ts';

/** Started as it is, or joined to the update that somebody of the delegation started meanwhile, where both texts are then asked about. */
export type Start = { started: Update } | { joined: Update };

/**
 * Starts on the portal what was begun on this device. Sent twice, the same id starts once. What a colleague started meanwhile is not
 * touched: when it may still be edited, the text from here waits on this device beside it, and otherwise stays where it is.
 */
export async function startKept(api: RecommendationsApi, draft: KeptDraft, content: UpdateContent, role: Role): Promise<Start> {
  try {
    return { started: await api.startUpdate(draft.base.subject, { ...content, id: draft.updateId }) };
  } catch (problem) {
    const open = problem instanceof ApiProblem && problem.code === 'already_open' ? (problem.current as { id?: string } | undefined)?.id : undefined;
    if (!open) throw problem;
    const theirs = await api.update(open);
    const taken = (await keptDraft(draft.userId, open))?.content;
    if (taken || !nextActs(theirs.phase, role).includes('edit')) throw problem;
    const joined = joinedTo(open, draft.base);
    if (await keepDraft({ ...draft, updateId: open, base: joined, content })) await forgetDraft(draft.userId, draft.updateId);
    return { joined };
  }
}
