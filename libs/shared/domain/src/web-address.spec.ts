import { webAddressSchema } from './web-address.ts';

describe('an address of the web', () => {
  it.each(['https://www.unodc.org/unodc/en/glo.act.html', 'http://example.org/a?b=c#d', 'https://مثال.example/صفحة'])('is taken as it is: %s', (address) => {
    expect(webAddressSchema.safeParse(address).success).toBe(true);
  });

  it.each(['https://www.unodc.org/\u202Egro.live//:sptth', 'https://www.unodc.org@evil.example/', 'https://user:pw@example.org/', 'https://example.org/a\u200Bb', 'javascript:alert(1)', 'ftp://example.org/'])('is refused where it would deceive: %s', (address) => {
    expect(webAddressSchema.safeParse(address).error?.issues[0]?.message).toBe('url.malformed');
  });
});
