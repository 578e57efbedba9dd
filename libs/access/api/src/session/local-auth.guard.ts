import { Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { ProblemException } from '@suivi/shared/api';

/** Runs the local strategy; a body without e-mail or password is a wrong sign-in like any other. */
@Injectable()
export class LocalAuthGuard extends AuthGuard('local') {
  override handleRequest<User>(error: unknown, user: User | false): User {
    if (error) throw error;
    if (!user) throw new ProblemException('wrong_credentials');
    return user;
  }
}
