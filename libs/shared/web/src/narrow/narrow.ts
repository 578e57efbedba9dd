import { DestroyRef, DOCUMENT, inject, signal, type Signal } from '@angular/core';

/** Whether the screen has less than so many pixels across: what is drawn on a wide one is a list on a narrow one. */
export function narrowerThan(pixels: number): Signal<boolean> {
  const list = inject(DOCUMENT).defaultView?.matchMedia(`(max-width: ${pixels - 1}px)`);
  const matching = signal(list?.matches ?? false);
  const listen = ({ matches }: MediaQueryListEvent) => matching.set(matches);
  list?.addEventListener('change', listen);
  inject(DestroyRef).onDestroy(() => list?.removeEventListener('change', listen));
  return matching.asReadonly();
}
