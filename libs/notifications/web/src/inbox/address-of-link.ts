import type { Params } from '@angular/router';

/** A link of the portal as the router takes it: `/recommendations?state=NER` is a path and what it asks for, and a place on the page may follow. */
export function addressOfLink(link: string): { path: string; query: Params; fragment: string | undefined } {
  const [address = '', fragment] = link.split('#');
  const [path = '', query = ''] = address.split('?');
  return { path, query: Object.fromEntries(new URLSearchParams(query)), fragment };
}
