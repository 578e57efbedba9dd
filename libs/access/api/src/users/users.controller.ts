import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { userListSchema, userSchema } from '@suivi/access/domain';
import { idSchema, pageQuerySchema } from '@suivi/shared/domain';
import type { z } from 'zod';
import { Declares } from '../declares.ts';
import { InWork } from '../request.ts';
import { Work } from '../work.ts';
import { disableUser, enableUser } from './disable-user.ts';
import { listUsers } from './list-users.ts';

const byId = { schema: idSchema };

@Controller('users')
export class UsersController {
  @Get()
  @Declares({ permission: 'users.read', summary: 'The users of the programme, by name', answer: userListSchema })
  list(@InWork() work: Work, @Query({ schema: pageQuerySchema }) page: z.infer<typeof pageQuerySchema>) {
    return listUsers(work, page);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Declares({ permission: 'users.manage', summary: 'Keep a user out; her sessions end', answer: userSchema })
  disable(@InWork() work: Work, @Param('id', byId) id: string) {
    return disableUser(work, id);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Declares({ permission: 'users.manage', summary: 'Let a disabled user sign in again', answer: userSchema })
  enable(@InWork() work: Work, @Param('id', byId) id: string) {
    return enableUser(work, id);
  }
}
