import { comparable, dictionary } from '@suivi/shared/domain';
import type { z } from 'zod';
import type { acceptanceSchema } from '../commitment.contract.ts';

type Acceptance = z.infer<typeof acceptanceSchema>;

/** How States answer, in the words of the Universal Periodic Review and of our own interface. What is rejected there is noted here. */
const ACCEPTANCE_WORDS = dictionary<Acceptance>([
  ['accepted', ['accepted', 'supported', 'enjoys support', 'yes', 'accepté', 'acceptée', 'acceptés', 'acceptées', 'appuyée', 'soutenue', 'oui', 'مقبول', 'مقبولة', 'قبلت', 'تحظى بالتأييد', 'نعم']],
  ['accepted_in_part', ['accepted in part', 'partially accepted', 'partly accepted', 'in part', 'acceptée en partie', 'accepté en partie', 'partiellement acceptée', 'partiellement accepté', 'مقبولة جزئيا', 'مقبول جزئيا', 'قبلت جزئيا']],
  ['noted', ['noted', 'rejected', 'not accepted', 'not supported', 'no', 'noté', 'notée', 'notées', 'rejeté', 'rejetée', 'refusée', 'non acceptée', 'prise en note', 'pris note', 'non', 'أحيط علما', 'أحيط علما بها', 'محاط بها علما', 'مرفوضة', 'مرفوض', 'لا']],
]);

/** What a State's answer means; null for a word that nobody explained to us. */
export function acceptanceOf(word: string): Acceptance | null {
  return ACCEPTANCE_WORDS.get(comparable(word)) ?? null;
}
