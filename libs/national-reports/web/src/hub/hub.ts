import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Permission } from '@suivi/access/domain';
import { SessionStore } from '@suivi/access/web';
import { Icon, type IconName, Loading, ProblemMessage, problemOf } from '@suivi/shared/web';
import { RoundLines } from '../round-lines/round-lines.ts';
import { RoundsApi } from '../rounds-api.ts';

interface Tile {
  key: string;
  link: string;
  icon: IconName;
  permission: Permission;
}

const TILES: readonly Tile[] = [
  { key: 'rounds', link: '/rounds', icon: 'calendar', permission: 'rounds.read' },
  { key: 'reports', link: '/national-reports', icon: 'file', permission: 'reports.read' },
  { key: 'transposition', link: '/transposition', icon: 'chart', permission: 'transpositions.read' },
  { key: 'compare', link: '/compare', icon: 'people', permission: 'comparisons.read' },
  { key: 'good_practices', link: '/good-practices', icon: 'check', permission: 'good_practices.read' },
  { key: 'needs', link: '/needs', icon: 'flag', permission: 'needs.read' },
  { key: 'library', link: '/library', icon: 'search', permission: 'library.read' },
  { key: 'questionnaires', link: '/questionnaires', icon: 'list', permission: 'questionnaires.edit' },
];

/** The way into what States report of their national progress: the rounds under way first, then every place there is. */
@Component({
  selector: 'suivi-national-progress',
  imports: [RouterLink, TranslocoDirective, Icon, Loading, ProblemMessage, RoundLines],
  templateUrl: './hub.html',
  styleUrl: './hub.scss',
})
export class Hub {
  private readonly api = inject(RoundsApi);
  protected readonly sessions = inject(SessionStore);
  protected readonly rounds = resource({ loader: () => this.api.list(null) });
  protected readonly problem = computed(() => problemOf(this.rounds));
  /** Those that ask something of somebody now, the first to end first. */
  protected readonly current = computed(() =>
    (this.rounds.hasValue() ? this.rounds.value().items : []).filter(({ standing }) => standing !== 'ended').sort((one, other) => (one.closesOn < other.closesOn ? -1 : 1)),
  );
  protected readonly tiles = computed(() => TILES.filter(({ permission }) => this.sessions.can(permission)));
}
