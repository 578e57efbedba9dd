import { PERMISSIONS, type Permission } from '@suivi/access/domain';
import { startPortal, type Portal } from './testing/portal.ts';
import { routesOf } from './testing/routes.ts';

const ACCOUNTS = { contributor: 'expert.ner', focal_point: 'focal.ner', coordinator: 'coordinator', donor: 'donor', observer: 'observer', admin: 'admin' } as const;

/** The routes that need no session, each with its reason. */
const OPEN = {
  'GET /health': 'whether the process lives',
  'GET /ready': 'whether the database is there',
  'POST /session': 'signing in',
  'DELETE /session': 'signing out is harmless without a session',
  'GET /invitations/by-token/:token': 'the invited person has no account yet; the token is the secret',
  'POST /invitations/accept': 'the same',
  'GET /calendar/:file': 'a calendar program has no session; the address is the secret',
  'GET /openapi.json': 'the API is described in public',
  'GET /docs': 'the page that shows the description',
  'GET /docs/:file': 'what that page is made of',
};

describe('every route', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());

  it('declares a permission, and is open only for a stated reason', () => {
    const routes = routesOf(portal);
    expect(routes.length).toBeGreaterThan(25);
    expect(routes.filter(({ declaration }) => !declaration).map(({ handler }) => handler)).toEqual([]);
    const open = routes.filter(({ declaration }) => declaration?.permission === 'open').map(({ method, path }) => `${method} ${path}`);
    expect(open.filter((route) => !(route in OPEN))).toEqual([]);
  });

  it('names what leaves it, so that nothing else does', () => {
    const silent = routesOf(portal).filter(({ declaration, method }) => method === 'GET' && !declaration?.answer && !Array.isArray(declaration?.binary));
    expect(silent.map(({ handler }) => handler)).toEqual([]);
  });

  it('refuses whoever is not signed in, and every role without its permission', async () => {
    const clients = await Promise.all(Object.entries(ACCOUNTS).map(async ([role, account]) => [role, await portal.as(account)] as const));
    const anonymous = portal.anonymous();
    for (const { method, path, declaration } of routesOf(portal)) {
      const permission = declaration?.permission;
      if (!permission || permission === 'open') continue;
      const address = path.replace(/:\w+/g, crypto.randomUUID());
      expect({ method, path, code: (await anonymous.send(method, address)).body.code }).toEqual({ method, path, code: 'not_signed_in' });
      const allowed = PERMISSIONS[permission as Permission] as readonly string[];
      for (const [role, client] of clients) {
        if (allowed.includes(role)) continue;
        expect({ method, path, role, code: (await client.send(method, address)).body.code }).toEqual({ method, path, role, code: 'forbidden' });
      }
    }
  });

  it('answers under a policy that lets a browser do nothing with it', async () => {
    const { headers } = await portal.anonymous().get('/session');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });
});
