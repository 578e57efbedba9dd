import { config } from 'zod';

/** The page's policy forbids making code from text; zod would try once at its first schema, so this must be evaluated before any. */
config({ jitless: true });
