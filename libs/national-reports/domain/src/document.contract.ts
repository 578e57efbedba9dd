import { languageSchema } from '@suivi/shared/domain';
import { z } from 'zod';

/** In which language a document or a form is wanted. */
export const documentQuerySchema = z.object({ language: languageSchema });
export type DocumentQuery = z.infer<typeof documentQuerySchema>;
