"""What an auditor asks for: figures with bounds, drift, reports and documents, made from the logs alone."""
