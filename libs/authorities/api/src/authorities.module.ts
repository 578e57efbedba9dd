import { Module } from '@nestjs/common';
import { AuthoritiesController } from './authorities.controller.ts';

@Module({ controllers: [AuthoritiesController] })
export class AuthoritiesModule {}
