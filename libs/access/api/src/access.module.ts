import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AccessGuard } from './access.guard.ts';
import { LocalStrategy } from './session/local.strategy.ts';
import { ProfileController } from './session/profile.controller.ts';
import { SessionController } from './session/session.controller.ts';
import { WorkInterceptor } from './work.interceptor.ts';

@Module({
  imports: [PassportModule],
  controllers: [SessionController, ProfileController],
  providers: [LocalStrategy, { provide: APP_GUARD, useClass: AccessGuard }, { provide: APP_INTERCEPTOR, useClass: WorkInterceptor }],
})
export class AccessModule {}
