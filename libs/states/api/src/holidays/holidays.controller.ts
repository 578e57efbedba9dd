import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { idSchema } from '@suivi/shared/domain';
import { holidayContentSchema, holidayListSchema, holidayQuerySchema, holidaySchema, type HolidayContent, type HolidayQuery } from '@suivi/states/domain';
import { addHoliday, changeHoliday, listHolidays, removeHoliday } from './holidays.ts';

const byId = { schema: idSchema };

/** The days on which a State does not work; each State keeps its own. */
@Controller('public-holidays')
export class HolidaysController {
  @Get()
  @Declares({ permission: 'holidays.read', summary: 'Public holidays of the States of the programme in a window of time', answer: holidayListSchema })
  async list(@InWork() work: Work, @Query({ schema: holidayQuerySchema }) query: HolidayQuery) {
    return { items: await listHolidays(work, query), nextCursor: null };
  }

  @Post()
  @Declares({ permission: 'holidays.edit', summary: "Add a public holiday of one's own State", answer: holidaySchema, once: true })
  add(@InWork() work: Work, @Body({ schema: holidayContentSchema }) content: HolidayContent) {
    return addHoliday(work, content);
  }

  @Patch(':id')
  @Declares({ permission: 'holidays.edit', summary: "Change a public holiday of one's own State, which confirms it", answer: holidaySchema, ifMatch: true })
  change(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: holidayContentSchema }) content: HolidayContent) {
    return changeHoliday(work, id, expected, content);
  }

  @Delete(':id')
  @HttpCode(204)
  @Declares({ permission: 'holidays.edit', summary: "Remove a public holiday of one's own State", ifMatch: true })
  remove(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return removeHoliday(work, id, expected);
  }
}
