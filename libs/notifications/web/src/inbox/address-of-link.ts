import type { Params } from '@angular/router';

/** A link of the portal as the router takes it: `/recommendations?state=NER` is a path and what it asks for. */
export function addressOfLink(link: string): { path: string; query: Params } {
  const [path = '', query = ''] = link.split('?');
  return { path, query: Object.fromEntries(new URLSearchParams(query)) };
}
