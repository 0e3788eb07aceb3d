import {
  baseMetric,
  type Metric,
  modifiedMetric,
  optionalMetric,
  requirementMetrics,
  value,
} from "@/lib/domain/cvss/metric";

const exploitability: readonly Metric[] = [
  baseMetric(
    "AV",
    "Attack vector",
    value(
      "N",
      "Network",
      "Can be exploited from anywhere that can reach it over a network, the internet included.",
    ),
    value("A", "Adjacent", "The attacker must be on the same local network, radio range or private segment."),
    value(
      "L",
      "Local",
      "The attacker acts through a local session, or gets a person there to open something.",
    ),
    value("P", "Physical", "The attacker must touch the device."),
  ),
  baseMetric(
    "AC",
    "Attack complexity",
    value("L", "Low", "No protection has to be got around; it works the same way each time."),
    value(
      "H",
      "High",
      "A protection such as address randomisation, or a secret of this target, has to be overcome.",
    ),
  ),
  baseMetric(
    "AT",
    "Attack requirements",
    value("N", "None", "It works on all or nearly all installations."),
    value(
      "P",
      "Present",
      "It needs a certain set-up or moment, such as a race or a place on the network path.",
    ),
  ),
  baseMetric(
    "PR",
    "Privileges required",
    value("N", "None", "No account or permission is needed beforehand."),
    value("L", "Low", "An ordinary user's permissions are needed."),
    value("H", "High", "An administrator's permissions, or nearly that, are needed."),
  ),
  baseMetric(
    "UI",
    "User interaction",
    value("N", "None", "Nobody but the attacker has to do anything."),
    value(
      "P",
      "Passive",
      "Someone's ordinary use is enough, such as visiting a page that shows the attacker's content.",
    ),
    value(
      "A",
      "Active",
      "Someone has to take an unusual step, such as importing a file or dismissing a warning.",
    ),
  ),
];

const vulnerableSystem: readonly Metric[] = [
  baseMetric(
    "VC",
    "Vulnerable system confidentiality",
    value("H", "High", "Everything the system holds, or something decisive such as a key, can be read."),
    value("L", "Low", "Some data can be read, but the attacker does not choose what or how much."),
    value("N", "None", "Nothing of the system is disclosed."),
  ),
  baseMetric(
    "VI",
    "Vulnerable system integrity",
    value("H", "High", "Any data of the system, or data that decides everything else, can be changed."),
    value("L", "Low", "Some data can be changed, without serious effect on the system."),
    value("N", "None", "Nothing of the system can be changed."),
  ),
  baseMetric(
    "VA",
    "Vulnerable system availability",
    value("H", "High", "The system can be put fully out of service, or kept from a vital part of it."),
    value("L", "Low", "The system becomes slower or fails now and then, but still serves."),
    value("N", "None", "The system serves as before."),
  ),
];

const subsequentSystems: readonly Metric[] = [
  baseMetric(
    "SC",
    "Subsequent system confidentiality",
    value("H", "High", "Everything another system holds, or something decisive there, can be read."),
    value("L", "Low", "Some data of another system can be read, without choice of what."),
    value("N", "None", "Other systems disclose nothing, or the loss stays within the vulnerable system."),
  ),
  baseMetric(
    "SI",
    "Subsequent system integrity",
    value("H", "High", "Any data of another system, or decisive data there, can be changed."),
    value("L", "Low", "Some data of another system can be changed, without serious effect."),
    value("N", "None", "Other systems keep their data, or the loss stays within the vulnerable system."),
  ),
  baseMetric(
    "SA",
    "Subsequent system availability",
    value("H", "High", "Another system can be put fully out of service."),
    value("L", "Low", "Another system becomes slower or fails now and then."),
    value("N", "None", "Other systems serve as before, or the loss stays within the vulnerable system."),
  ),
];

const threat: readonly Metric[] = [
  optionalMetric(
    "threat",
    "E",
    "Exploit maturity",
    "Nothing is known about exploits; counts like Attacked.",
    value("A", "Attacked", "Attacks have been seen, or a ready-made tool exists."),
    value("P", "Proof of concept", "A demonstration is public; no attacks and no ready-made tool are known."),
    value("U", "Unreported", "Neither a public demonstration nor attacks are known."),
  ),
];

const safety = value("S", "Safety", "People can be injured, or worse, through this.");

const environmental: readonly Metric[] = [
  ...requirementMetrics,
  ...[...exploitability, ...vulnerableSystem].map((metric) => modifiedMetric(metric)),
  ...subsequentSystems.map((metric) => {
    const negligible = value("N", "Negligible", "Other systems notice little or nothing here.");
    return metric.code === "SC"
      ? modifiedMetric(metric, negligible)
      : modifiedMetric(metric, safety, negligible);
  }),
];

const supplemental: readonly Metric[] = [
  optionalMetric(
    "supplemental",
    "S",
    "Safety",
    "Not considered.",
    value("N", "Negligible", "At worst someone is slightly hurt."),
    value("P", "Present", "Someone can be injured, or worse."),
  ),
  optionalMetric(
    "supplemental",
    "AU",
    "Automatable",
    "Not considered.",
    value("N", "No", "Some step needs a person for every target."),
    value("Y", "Yes", "A program can go through all steps over many targets."),
  ),
  optionalMetric(
    "supplemental",
    "R",
    "Recovery",
    "Not considered.",
    value("A", "Automatic", "The system comes back by itself after an attack."),
    value("U", "User", "A person has to bring the system back."),
    value("I", "Irrecoverable", "What was lost cannot be brought back."),
  ),
  optionalMetric(
    "supplemental",
    "V",
    "Value density",
    "Not considered.",
    value("D", "Diffuse", "One attack gains little, such as one person's device."),
    value("C", "Concentrated", "One attack gains much, such as a central server."),
  ),
  optionalMetric(
    "supplemental",
    "RE",
    "Response effort",
    "Not considered.",
    value("L", "Low", "Responding takes little work."),
    value("M", "Moderate", "Responding takes some work and may disturb service a little."),
    value("H", "High", "Responding is hard, slow or needs someone on site."),
  ),
  optionalMetric(
    "supplemental",
    "U",
    "Provider urgency",
    "The maker states no urgency.",
    value("Clear", "Clear", "For information; the maker sees no urgency."),
    value("Green", "Green", "The maker sees little urgency."),
    value("Amber", "Amber", "The maker sees moderate urgency."),
    value("Red", "Red", "The maker sees the highest urgency."),
  ),
];

/** Every metric of CVSS 4.0 in the only order a vector may have (specification, table 23). */
export const METRICS_V40: readonly Metric[] = [
  ...exploitability,
  ...vulnerableSystem,
  ...subsequentSystems,
  ...threat,
  ...environmental,
  ...supplemental,
];
