// What scanners report of nearly every site, and most policies name as not accepted without a way to use it.
const SUBJECTS = [
  /\b(?:spf|dmarc|dkim)\b/,
  /\bemail spoof/,
  /\brate.?limit/,
  /\bclick.?jack/,
  /\bx-frame-options\b/,
  /\b(?:missing|no|lack of|without) (?:http |security )?headers?\b/,
  /\b(?:content.security.policy|csp|hsts|strict-transport)\b.{0,40}\b(?:missing|not set|header)\b/,
  /\b(?:missing|no) (?:csp|hsts|content.security.policy)\b/,
  /\b(?:version|banner|server)\b.{0,20}\b(?:disclos|expos|leak|reveal)/,
  /\b(?:options|trace)\b.{0,10}\bmethod\b/,
  /\b(?:httponly|secure|samesite)\b.{0,20}\b(?:flag|attribute|cookie)/,
  /\bcookies?\b.{0,30}\bwithout\b.{0,20}\b(?:httponly|secure|samesite)\b/,
  /\bautocomplete\b/,
  /\b(?:weak|insecure|outdated) (?:cipher|tls|ssl)/,
  /\b(?:tls|ssl) ?1\.[01]\b/,
  /\bdirectory listing\b/,
  /\bsession\b.{0,30}\b(?:not|n't|never)\b.{0,20}\b(?:expire|invalidat)/,
  /\bpassword policy\b|\bweak password\b/,
];

/** Whether a title is about something that tools list by the thousand. */
export function isListedByScanners(title: string): boolean {
  const line = title.slice(0, 200).toLowerCase();
  return SUBJECTS.some((subject) => subject.test(line));
}
