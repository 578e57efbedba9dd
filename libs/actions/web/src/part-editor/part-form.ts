import { TEMPLATES, type ActionPart, type ActionTemplate, type Milestone, type PartChange } from '@suivi/actions/domain';
import type { Language } from '@suivi/shared/domain';
import { inLanguage } from '../action-editor/action-form.ts';

export type MilestoneContent = PartChange['milestones'][number];

/** The fields of a part, in the order of the form. */
export const PART_FIELDS = ['responsibleInstitutionId', 'supportingInstitutionIds', 'contact', 'milestones', 'means', 'assistance', 'obstacles', 'commitmentIds', 'audience'] as const satisfies readonly (keyof PartChange)[];

/** A part as the form holds it. */
export function formOfPart(part: ActionPart): PartChange {
  const { responsibleInstitution, supportingInstitutions, contact, means, assistance, obstacles, commitments, milestones, audience } = part;
  return {
    responsibleInstitutionId: responsibleInstitution?.id ?? null,
    supportingInstitutionIds: supportingInstitutions.map(({ id }) => id).sort(),
    contact,
    means,
    assistance,
    obstacles,
    commitmentIds: commitments.map(({ id }) => id).sort(),
    milestones: milestones.map(({ id, title, weight, dueOn }) => ({ id, title, weight, dueOn })),
    audience,
  };
}

/** The steps that a template brings along, for a part that has none yet. */
export function milestonesOf(template: ActionTemplate, language: Language): MilestoneContent[] {
  return TEMPLATES[template].milestones.map(({ title, weight }) => ({ id: null, title: inLanguage(title, language), weight, dueOn: null }));
}

/** The share of each milestone in the whole, in whole per cent that add up to 100: what is left of rounding goes to the largest remainders. */
export function sharesOf(weights: readonly number[]): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (all <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (100 * weight) / all);
  const shares = exact.map(Math.floor);
  const byRemainder = exact.map((_, index) => index).sort((left, right) => exact[right]! - shares[right]! - (exact[left]! - shares[left]!) || left - right);
  for (const index of byRemainder.slice(0, 100 - shares.reduce((sum, share) => sum + share, 0))) shares[index]! += 1;
  return shares;
}

/** The list with one item in another place; beyond its ends nothing moves. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  if (to < 0 || to >= items.length) return [...items];
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}

/** Milestones to be saved over those of now: one that was taken away meanwhile comes back as a new one. */
export function savedOver(milestones: readonly MilestoneContent[], now: readonly Pick<Milestone, 'id'>[]): MilestoneContent[] {
  return milestones.map((milestone) => (now.some(({ id }) => id === milestone.id) ? milestone : { ...milestone, id: null }));
}
