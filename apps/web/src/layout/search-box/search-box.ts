import { Component, inject } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@suivi/shared/web';

/** Finds recommendations by any word in any of the three languages. */
@Component({
  selector: 'app-search-box',
  imports: [TranslocoDirective, Icon],
  templateUrl: './search-box.html',
  styleUrl: './search-box.scss',
})
export class SearchBox {
  private readonly router = inject(Router);

  protected search(event: Event, words: string): void {
    event.preventDefault();
    void this.router.navigate(['/recommendations'], { queryParams: words.trim() ? { q: words.trim() } : {} });
  }
}
