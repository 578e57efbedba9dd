interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL: (address: string) => string };
}

const WORKER = 'ngsw-worker.js';

/**
 * The address of the service worker, trusted where the browser enforces Trusted Types, which Angular's own registration leaves to
 * us. The policy bears the one name of Angular that our Content-Security-Policy allows and this build does not use otherwise.
 */
export function workerScript(): string {
  const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
  return policies ? policies.createPolicy('angular#bundler', { createScriptURL: (address) => address }).createScriptURL(WORKER) : WORKER;
}
