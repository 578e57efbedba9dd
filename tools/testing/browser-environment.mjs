import environment from 'jest-preset-angular/environments/jest-jsdom-env.js';

/** What every browser of the portal has and jsdom does not. */
const MISSING = { structuredClone, fetch, Headers, Request, Response, ReadableStream, TextEncoder, TextDecoder, BroadcastChannel };

export default class BrowserEnvironment extends (environment.default ?? environment) {
  async setup() {
    await super.setup();
    for (const [name, value] of Object.entries(MISSING)) this.global[name] ??= value;
  }
}
