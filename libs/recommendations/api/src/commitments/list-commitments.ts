import type { Work } from '@suivi/access/api';
import type { CommitmentListItem, CommitmentQuery } from '@suivi/recommendations/domain';
import { LABEL_JOIN, labelledCommitmentJson, MOVED_ON, standingJoin } from '../commitment-json.ts';
import { filteredCommitments } from '../recommendations/filters.ts';
import { pageOf } from '../recommendations/page-of.ts';

/** One page of the commitments, each named by its recommendation; one statement. What the figures count, one by one. */
export async function listCommitments(work: Work, query: CommitmentQuery) {
  const { besides: _, ...page } = await pageOf<CommitmentListItem>(
    work,
    query,
    filteredCommitments(work.actor, query),
    labelledCommitmentJson(`'movedOn', ${MOVED_ON}`),
    `JOIN commitments c ON c.id = page.id ${LABEL_JOIN} ${standingJoin(1, 2)} LEFT JOIN institutions i ON i.id = c.lead_institution_id`,
  );
  return page;
}
