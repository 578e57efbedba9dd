import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { newQuestionnaireSchema, questionnaireContentSchema, questionnaireListSchema, questionnaireVersionSchema, type NewQuestionnaire, type QuestionnaireContent } from '@suivi/questionnaires/domain';
import { idSchema } from '@suivi/shared/domain';
import { listQuestionnaires, readVersion } from './read-questionnaires.ts';
import { beginQuestionnaire, beginVersion } from './begin-version.ts';
import { discardVersion, publishVersion, writeVersion } from './write-version.ts';

const byId = { schema: idSchema };

@Controller('questionnaires')
export class QuestionnairesController {
  @Get()
  @Declares({ permission: 'questionnaires.read', summary: 'Questionnaires with the versions that the reader may see, newest first', answer: questionnaireListSchema })
  list(@InWork() work: Work) {
    return listQuestionnaires(work);
  }

  @Get('versions/:id')
  @Declares({ permission: 'questionnaires.read', summary: 'A version of a questionnaire, with all that it asks', answer: questionnaireVersionSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readVersion(work, id);
  }

  @Post()
  @Declares({ permission: 'questionnaires.edit', summary: 'Begin a questionnaire, empty or from a version that exists', answer: questionnaireVersionSchema, once: true })
  begin(@InWork() work: Work, @Body({ schema: newQuestionnaireSchema }) wanted: NewQuestionnaire) {
    return beginQuestionnaire(work, wanted);
  }

  @Post(':id/versions')
  @Declares({ permission: 'questionnaires.edit', summary: 'Begin a new version of a questionnaire from its latest', answer: questionnaireVersionSchema, once: true })
  beginVersion(@InWork() work: Work, @Param('id', byId) id: string) {
    return beginVersion(work, id);
  }

  @Put('versions/:id')
  @Declares({ permission: 'questionnaires.edit', summary: 'Write what a draft asks', answer: questionnaireVersionSchema, ifMatch: true })
  write(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: questionnaireContentSchema }) content: QuestionnaireContent) {
    return writeVersion(work, id, expected, content);
  }

  @Post('versions/:id/publish')
  @HttpCode(200)
  @Declares({ permission: 'questionnaires.edit', summary: 'Publish a draft: from then on rounds may rest on it and nothing of it changes', answer: questionnaireVersionSchema, once: true, ifMatch: true })
  publish(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return publishVersion(work, id, expected);
  }

  @Delete('versions/:id')
  @HttpCode(204)
  @Declares({ permission: 'questionnaires.edit', summary: 'Discard a draft; a questionnaire without any version goes with it', ifMatch: true })
  discard(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return discardVersion(work, id, expected);
  }
}
