import type { Commitment, CommitmentChange } from '@suivi/recommendations/domain';

/** The fields that the State decides, in the order of the form. */
export const CHANGE_FIELDS = ['acceptance', 'reason', 'leadInstitutionId', 'supportingInstitutionIds', 'dueOn', 'audience'] as const satisfies readonly (keyof CommitmentChange)[];

/** The part of a commitment that the State decides. */
export function changeOf({ acceptance, reason, leadInstitution, supportingInstitutions, dueOn, audience }: Commitment): CommitmentChange {
  return { acceptance, reason, leadInstitutionId: leadInstitution?.id ?? null, supportingInstitutionIds: supportingInstitutions.map(({ id }) => id).sort(), dueOn, audience };
}
