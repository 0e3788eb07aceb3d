import { handlers } from "@/app/api/auth/auth";

export const { GET, POST } = handlers;
