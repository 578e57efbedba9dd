import { dictionary, proposeFields } from '@suivi/shared/domain';
import type { z } from 'zod';
import type { importFieldSchema } from '../import.contract.ts';

export type ImportField = z.infer<typeof importFieldSchema>;
export type ImportMapping = Record<string, ImportField>;

/** What columns are called in French, English and Arabic, and in the export of UPR Info. */
const COLUMN_NAMES = dictionary<ImportField>([
  ['text', ['text', 'recommendation', 'recommendation text', 'texte', 'recommandation', 'texte de la recommandation', 'libellé', 'نص', 'النص', 'التوصية', 'نص التوصية']],
  ['title', ['title', 'short title', 'titre', 'intitulé', 'objet', 'العنوان', 'عنوان']],
  ['reference', ['reference', 'ref', 'number', 'référence', 'réf', 'numéro', 'cote', 'المرجع', 'مرجع', 'الرقم']],
  ['state', ['state', 'states', 'country', 'countries', 'to', 'state under review', 'iso3', 'état', 'états', 'pays', 'destinataire', 'الدولة', 'الدول', 'البلد', 'إلى']],
  ['themes', ['theme', 'themes', 'topic', 'topics', 'issue', 'issues', 'thème', 'thèmes', 'thématique', 'sujet', 'الموضوع', 'المواضيع', 'المحور']],
  ['articles', ['article', 'articles', 'treaty article', 'treaty articles', 'articles du traité', 'المادة', 'المواد']],
  ['acceptance', ['acceptance', 'response', 'position', 'acceptation', 'réponse', 'القبول', 'الموقف', 'الرد']],
  ['source', ['source', 'from', 'recommending state', 'author', 'auteur', 'état auteur', 'origine', 'المصدر', 'من']],
  ['session', ['session', 'cycle', 'الدورة', 'دورة']],
  ['adoptedOn', ['adopted on', 'adoption date', 'date', 'date of adoption', "date d'adoption", 'adopté le', 'adoptée le', 'تاريخ الاعتماد', 'التاريخ']],
  ['externalId', ['id', 'external id', 'identifier', 'uuid', 'identifiant', 'المعرف']],
]);

/** Which field each column probably holds. */
export function proposeMapping(columns: readonly string[]): ImportMapping {
  return proposeFields(columns, COLUMN_NAMES);
}
