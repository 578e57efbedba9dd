import { Injectable, inject } from '@angular/core';
import type { NewQuestionnaire, QuestionnaireContent, questionnaireListSchema, QuestionnaireVersion } from '@suivi/questionnaires/domain';
import { Api } from '@suivi/shared/web';
import type { z } from 'zod';

type Read = Pick<QuestionnaireVersion, 'id' | 'rowVersion'>;

const PATH = '/questionnaires';

/** The routes of questionnaires, one method each. */
@Injectable({ providedIn: 'root' })
export class QuestionnairesApi {
  private readonly api = inject(Api);

  list(): Promise<z.infer<typeof questionnaireListSchema>> {
    return this.api.get(PATH);
  }

  version(id: string): Promise<QuestionnaireVersion> {
    return this.api.get(`${PATH}/versions/${id}`);
  }

  begin(wanted: NewQuestionnaire, idempotencyKey: string): Promise<QuestionnaireVersion> {
    return this.api.post(PATH, wanted, { idempotencyKey });
  }

  beginVersion(questionnaireId: string): Promise<QuestionnaireVersion> {
    return this.api.post(`${PATH}/${questionnaireId}/versions`, undefined, { idempotencyKey: crypto.randomUUID() });
  }

  write({ id, rowVersion }: Read, content: QuestionnaireContent): Promise<QuestionnaireVersion> {
    return this.api.put(`${PATH}/versions/${id}`, content, { ifMatch: rowVersion });
  }

  publish({ id, rowVersion }: Read): Promise<QuestionnaireVersion> {
    return this.api.post(`${PATH}/versions/${id}/publish`, undefined, { ifMatch: rowVersion, idempotencyKey: crypto.randomUUID() });
  }

  discard({ id, rowVersion }: Read): Promise<void> {
    return this.api.delete(`${PATH}/versions/${id}`, undefined, { ifMatch: rowVersion });
  }
}
