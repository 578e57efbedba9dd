import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ProblemException } from './problem.exception.ts';

/** Validates every parameter that names a schema; what is wrong is answered field by field, as codes. */
export const validationPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) =>
    new ProblemException('invalid_input', {
      issues: issues.slice(0, 100).map(({ message, path }) => ({
        path: (path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.'),
        code: /^[a-z_]+(\.[a-z_]+)+$/.test(message) ? message : 'value.invalid',
      })),
    }),
});
