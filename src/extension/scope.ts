import type { LanguageScope } from "../language/types";
import { todayText } from "../workspace/clock";
import type { Services } from "./services";

/** The scope of editor features as it is now: texts just typed are in it. */
export function languageScope({ store, files, speaker, environment }: Services): LanguageScope {
  files.flush();
  return { store, language: speaker.language, today: todayText(environment.now()), render: speaker.say };
}
