#pragma once

#include <QStringList>

namespace dragoman {

// `dragoman snippet [CLIENT]`: prints what to put into a client's settings, with this configuration's
// addresses: the texts on stdout, what to do with them on stderr. Without a client it lists them.
// The access token is shown only where the endpoint needs it.
int runSnippet(const QStringList& arguments);

} // namespace dragoman
