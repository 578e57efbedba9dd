import { config } from 'zod/v4';

/**
 * The part of zod that a browser fetches. The whole package, with its error texts in fifty languages that no bundler can leave out of
 * the namespace `z`, is 500 kB of script; what the contracts use is a fifth of it. tsconfig.web.json maps the name `zod` to here.
 */
export * as z from './used.ts';

// The page's policy forbids making code from text; zod would try once. Said here, since every contract comes through here first.
config({ jitless: true });
