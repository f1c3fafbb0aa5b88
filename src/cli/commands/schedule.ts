import { message } from "../../core/text/message";
import { exitCodes, say, type Host } from "../host";
import { chooseProject, load } from "../load";
import { scheduleCsv, scheduleData, scheduleTable } from "../output/schedule";

export interface ScheduleOptions {
  readonly project?: string;
  readonly format: "table" | "json" | "csv";
}

/** `pmo schedule`: the computed dates of one project. @throws CannotRun */
export async function schedule(path: string, options: ScheduleOptions, host: Host): Promise<number> {
  const loaded = await load(host.cwd, [path]);
  const project = chooseProject(loaded, options.project);
  const computed = loaded.store.schedule(project);
  const files = new Set(project.files.map((file) => file.path));
  const errors = loaded.store
    .allFindings()
    .filter((finding) => finding.severity === "error" && files.has(finding.file)).length;
  // The dates below may then be those of a plan that nobody meant.
  if (errors > 0) host.err(`${say(host, message("{0} errors in this project; 'pmo check' shows them.", errors))}\n`);
  switch (options.format) {
    case "json":
      host.out(`${JSON.stringify(scheduleData(project, computed, host), null, 2)}\n`);
      break;
    case "csv":
      host.out(scheduleCsv(scheduleData(project, computed, host)));
      break;
    case "table":
      host.out(scheduleTable(project, computed, host));
      break;
  }
  return exitCodes.clean;
}
