import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Evidence } from '@suivi/evidence/domain';
import { Icon, SuiviDate } from '@suivi/shared/web';
import { contentAddress } from '../evidence-api.ts';
import { FileSize } from '../file-size.ts';
import { iconOf } from '../media-icon.ts';
import { AudienceMark } from '@suivi/access/web';

/** The pieces that prove a statement: what each is, of when, how large, and the way to open it. */
@Component({
  selector: 'suivi-evidence-list',
  imports: [TranslocoDirective, AudienceMark, FileSize, Icon, NgComponentOutlet, SuiviDate],
  templateUrl: './evidence-list.html',
  styleUrl: './evidence-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceList {
  readonly evidence = input.required<readonly Evidence[]>();
  /** Whether images can be looked at without leaving the page. */
  readonly inPlace = input(false);
  /** Fetched for pieces that expire: most do not. */
  private readonly fetched = resource({ params: () => (this.evidence().some(({ validUntil }) => validUntil) ? 'validity' : undefined), loader: () => import('../validity/validity.ts') });
  protected readonly validity = computed(() => (this.fetched.hasValue() ? this.fetched.value().ValidityMark : null));
  protected readonly contentAddress = contentAddress;
  protected readonly iconOf = iconOf;

  protected isImage(piece: Evidence): boolean {
    return piece.mediaType?.startsWith('image/') ?? false;
  }
}
