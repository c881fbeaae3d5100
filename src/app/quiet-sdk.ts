/**
 * Import this before anything from the AWS SDK, or its warning about Node 20 would
 * come before all of Aegis's output.
 */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

export {};
