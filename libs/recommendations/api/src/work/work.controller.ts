import { Controller, Get } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { workSchema } from '@suivi/recommendations/domain';
import { readWork } from './read-work.ts';

@Controller('work')
export class WorkController {
  @Get()
  @Declares({ permission: 'work.read', summary: 'What waits for the reader: due, returned, drafted, to review', answer: workSchema })
  read(@InWork() work: Work) {
    return readWork(work);
  }
}
