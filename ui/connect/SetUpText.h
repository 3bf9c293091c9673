#pragma once

#include "ui/Appearance.h"
#include "ui/Backend.h"

#include <QCoreApplication>

namespace dragoman {

// Words for how a client stands that can be set up.
class SetUpText
{
    Q_DECLARE_TR_FUNCTIONS(SetUpText)

public:
    // The client's name.
    static QString title(const std::string& client);
    static Tone tone(const ClientState& state);
    // One sentence.
    static QString state(const ClientState& state);
    // A word or two, for a list.
    static QString badge(const ClientState& state);
    // A note of a plan, in the user's language.
    static QString note(const std::string& note);
    // With places where a long path may be broken into lines; for the eye only, not to be copied.
    static QString breakable(QString text);
    // It was set up and does not reach us any more, so the user should know.
    static bool isTrouble(const ClientState& state);
    // It was set up from here and its file still says so.
    static bool pointsHere(const ClientState& state);
};

} // namespace dragoman
