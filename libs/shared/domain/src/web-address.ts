import { z } from 'zod';

/** What would let an address look like another one: white space, controls, and marks that turn the direction of what follows. */
const DECEPTIVE = /[\s\p{Cc}\p{Cf}]/u;

/** An address of the web that a person gives: http or https, without a user or password before the host, at most 2,000 characters. */
export const webAddressSchema = z
  .url({ protocol: /^https?$/, error: 'url.malformed' })
  .max(2_000, 'text.too_long')
  .refine((address) => !DECEPTIVE.test(address), 'url.malformed')
  .refine((address) => !URL.canParse(address) || (new URL(address).username === '' && new URL(address).password === ''), 'url.malformed');
