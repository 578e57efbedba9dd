import { DOCUMENT, Injectable, inject } from '@angular/core';

/** Says aloud, to who listens to the page instead of looking at it, what just happened. */
@Injectable({ providedIn: 'root' })
export class Announcer {
  private readonly document = inject(DOCUMENT);
  private region: HTMLElement | null = null;

  /** `assertive` interrupts and is for what went wrong. */
  say(text: string, politeness: 'polite' | 'assertive' = 'polite'): void {
    const region = (this.region ??= this.createRegion());
    region.setAttribute('aria-live', politeness);
    region.textContent = '';
    // The same sentence twice is only read twice when the region was empty in between.
    setTimeout(() => (region.textContent = text), 50);
  }

  private createRegion(): HTMLElement {
    const region = this.document.createElement('div');
    region.className = 'visually-hidden';
    region.setAttribute('aria-atomic', 'true');
    this.document.body.append(region);
    return region;
  }
}
