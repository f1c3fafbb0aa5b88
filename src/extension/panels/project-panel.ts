import type { WebviewPanel } from "vscode";
import { recordAt } from "../../core/model/origin";
import type { Project, RecordBase } from "../../core/model/types";
import type { Services } from "../services";
import { ViewPanel } from "./view-panel";

/** A view of one project: the active one, or after a reload the one that it showed until an editor of another project is chosen. */
export abstract class ProjectPanel<
  ToHost extends { readonly type: string; readonly version?: number },
  FromHost extends { readonly type: string },
> extends ViewPanel<ToHost, FromHost, Project> {
  #wantedId: string | undefined;

  constructor(services: Services, panel: WebviewPanel, wantedId: string | undefined) {
    super(services, panel);
    this.#wantedId = wantedId;
  }

  protected override current(): Project | undefined {
    const { store, active } = this.services;
    const wanted = this.#wantedId;
    return (wanted === undefined ? undefined : store.projects().find(({ id }) => id === wanted)) ?? active.project;
  }

  protected override activeChanged(): void {
    this.#wantedId = undefined;
  }

  protected override recordAt(
    project: Project,
    file: string,
    offset: () => number,
  ): { readonly record: RecordBase | undefined } | undefined {
    if (!project.files.some(({ path }) => path === file)) return undefined;
    return { record: recordAt(project, file, offset()) };
  }
}
