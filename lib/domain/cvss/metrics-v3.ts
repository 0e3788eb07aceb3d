import {
  baseMetric,
  type Metric,
  modifiedMetric,
  optionalMetric,
  requirementMetrics,
  value,
} from "@/lib/domain/cvss/metric";

const base: readonly Metric[] = [
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
    value("L", "Low", "It works every time, without conditions the attacker cannot set up."),
    value(
      "H",
      "High",
      "It depends on something outside the attacker's control, such as a race or a special setting.",
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
    value("R", "Required", "Someone else has to do something first, such as open a page or a file."),
  ),
  baseMetric(
    "S",
    "Scope",
    value("U", "Unchanged", "The harm stays with the component that has the flaw."),
    value(
      "C",
      "Changed",
      "The harm reaches something governed by another authority, such as the host or a browser.",
    ),
  ),
  baseMetric(
    "C",
    "Confidentiality",
    value("H", "High", "Everything the component holds, or something decisive such as a key, can be read."),
    value("L", "Low", "Some data can be read, but the attacker does not choose what or how much."),
    value("N", "None", "Nothing is disclosed."),
  ),
  baseMetric(
    "I",
    "Integrity",
    value("H", "High", "Any data, or data that decides everything else, can be changed."),
    value("L", "Low", "Some data can be changed, without serious effect on the component."),
    value("N", "None", "Nothing can be changed."),
  ),
  baseMetric(
    "A",
    "Availability",
    value("H", "High", "The component can be put fully out of service, or kept from a vital part of it."),
    value("L", "Low", "It becomes slower or fails now and then, but still serves."),
    value("N", "None", "Service goes on as before."),
  ),
];

const temporal: readonly Metric[] = [
  optionalMetric(
    "temporal",
    "E",
    "Exploit code maturity",
    "Nothing is known about exploits; counts like High.",
    value("H", "High", "Working code is available to everyone, or none is needed."),
    value("F", "Functional", "Code exists that works in most situations."),
    value("P", "Proof of concept", "A demonstration exists, which would need work before it could be used."),
    value("U", "Unproven", "No exploit is known; it is possible in theory."),
  ),
  optionalMetric(
    "temporal",
    "RL",
    "Remediation level",
    "Nothing is known about a remedy; counts like Unavailable.",
    value("U", "Unavailable", "There is no remedy, or it cannot be applied."),
    value("W", "Workaround", "Users or others have found a way around it; nothing official."),
    value("T", "Temporary fix", "The maker offers an interim measure."),
    value("O", "Official fix", "The maker has released a complete fix."),
  ),
  optionalMetric(
    "temporal",
    "RC",
    "Report confidence",
    "Nothing is known about the evidence; counts like Confirmed.",
    value("C", "Confirmed", "It was reproduced, or the maker has confirmed it."),
    value("R", "Reasonable", "The details are convincing, but the cause is not fully verified."),
    value("U", "Unknown", "There are signs of a flaw, while cause and effect are unsure."),
  ),
];

/** Every metric of CVSS 3.1 in the order of the specification (a vector may use any order). */
export const METRICS_V31: readonly Metric[] = [
  ...base,
  ...temporal,
  ...requirementMetrics,
  ...base.map((metric) => modifiedMetric(metric)),
];
