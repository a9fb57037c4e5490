package kontor.faults;

/** An account that people work in: its name, which is its company's too, and what the portal knows it by. */
record Place(String account, long company, long credential) {}
