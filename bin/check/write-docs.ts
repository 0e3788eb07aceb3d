import { writeFileSync } from "node:fs";
import { ARCHITECTURE, readArchitecture, withGenerated } from "./diagrams";

writeFileSync(ARCHITECTURE, withGenerated(readArchitecture()));
