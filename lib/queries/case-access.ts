// Files need it below the use cases; everyone else finds it among the reads.
export { accessOf } from "@/lib/server/case-access";
